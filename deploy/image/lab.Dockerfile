# A member of the laboratory: what the node's image has, the program that hosts nodes and takes
# orders, and tc and ip, which shape its links when told by `docker exec -u 0`.
ARG BASE
FROM ${BASE}

COPY --chown=0:0 opt /opt
COPY --chown=10001:10001 own /

# The classes that a member needs, its node's among them, laid out for this JVM and these jars.
RUN ["java", "-Xshare:dump", "-XX:+UseSerialGC", "-Xlog:cds=off", "-Xlog:cds+heap=off", \
     "-XX:SharedClassListFile=/opt/p4/classes.list", \
     "-XX:SharedArchiveFile=/opt/p4/classes.jsa", "-cp", "/opt/p4/p4-runtime.jar:/opt/p4/p4-sim.jar"]

ENV P4_HOME=/state MALLOC_ARENA_MAX=2
USER 10001:10001
WORKDIR /state
STOPSIGNAL SIGTERM
# The laboratory asks its members itself.
HEALTHCHECK NONE
ENTRYPOINT ["java", "@/opt/p4/java.options", "-cp", "/opt/p4/p4-runtime.jar:/opt/p4/p4-sim.jar", \
            "p4.sim.member.Main"]
CMD ["--listen", "0.0.0.0:7400"]
EXPOSE 7400
