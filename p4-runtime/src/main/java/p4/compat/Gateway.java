package p4.compat;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import p4.control.ControlHandler;
import p4.model.Credentials;
import p4.time.Timeline;
import p4.transfer.DataPlane;

/**
 * What guests have around them in a tracker's process.
 *
 * <p>{@code tracker} answers them as it answers everybody, {@code peers} is their way to bytes. Where
 * the tracker's other peers turn for a guest's bytes, {@code port}, the {@code desk} finds the guest.
 * {@code house} lets in guests of a dialect that has no word for the network's secret.
 * Files are hashed on {@code hashing}. Everything else is done on {@code timeline}.
 */
public record Gateway(
        ControlHandler tracker,
        DataPlane peers,
        GuestDesk desk,
        int port,
        Credentials house,
        Executor hashing,
        RandomGenerator chance,
        Timeline timeline) {}
