package p4.sim.quiet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Loads every class that is not the JDK's anew, with a {@link Witness} at each suspicious call. */
final class Wiretap extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String WITNESS = "p4/sim/quiet/Witness";
    private static final Set<String> SUSPICIOUS = Set.of(
            "java/lang/System.nanoTime",
            "java/lang/System.currentTimeMillis",
            "java/time/Instant.now",
            "java/time/LocalDateTime.now",
            "java/time/ZonedDateTime.now",
            "java/time/Clock.systemUTC",
            "java/time/Clock.systemDefaultZone",
            "java/util/Date.<init>",
            "java/util/Timer.schedule",
            "java/util/concurrent/CompletableFuture.orTimeout",
            "java/util/concurrent/CompletableFuture.completeOnTimeout",
            "java/util/concurrent/CompletableFuture.delayedExecutor",
            "java/lang/Thread.start",
            "java/lang/Thread.sleep",
            "java/lang/Object.wait",
            "java/util/concurrent/locks/LockSupport.park",
            "java/util/concurrent/locks/LockSupport.parkNanos",
            "java/util/concurrent/CountDownLatch.await",
            "java/util/concurrent/TimeUnit.sleep");

    Wiretap() {
        super(Wiretap.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.replace('.', '/').equals(WITNESS)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            Optional<byte[]> shipped = shipped(name);
            if (shipped.isEmpty()) return super.loadClass(name, resolve);
            byte[] tapped = tap(shipped.get());
            return defineClass(name, tapped, 0, tapped.length);
        }
    }

    /** The class file of {@code name}, unless it comes with the JDK. */
    private Optional<byte[]> shipped(String name) {
        String file = name.replace('.', '/') + ".class";
        if (getPlatformClassLoader().getResource(file) != null) return Optional.empty();
        try (InputStream in = getParent().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private static byte[] tap(byte[] shipped) {
        var reader = new ClassReader(shipped);
        var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        String caller = reader.getClassName().replace('/', '.');
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String type,
                            String generics,
                            String[] thrown) {
                        var method = super.visitMethod(access, name, type, generics, thrown);
                        return new Tap(caller, method);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** A method whose suspicious calls are told. */
    private static final class Tap extends MethodVisitor {

        private final String caller;

        Tap(String caller, MethodVisitor method) {
            super(Opcodes.ASM9, method);
            this.caller = caller;
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String type, boolean isInterface) {
            String callee = owner + "." + name;
            boolean dated = callee.equals("java/util/Date.<init>") && !type.equals("()V");
            if (SUSPICIOUS.contains(callee) && !dated) {
                visitLdcInsn(caller);
                visitLdcInsn(callee.replace('/', '.'));
                tell("saw", "(Ljava/lang/String;Ljava/lang/String;)V");
            }
            if (callee.equals("java/lang/System.nanoTime")) tell("nanos", "()J");
            else if (callee.equals("java/lang/System.currentTimeMillis")) tell("millis", "()J");
            else super.visitMethodInsn(opcode, owner, name, type, isInterface);
        }

        private void tell(String what, String type) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, WITNESS, what, type, false);
        }
    }
}
