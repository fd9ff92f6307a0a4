package p4.sim.sabotage;

import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.FileManifest;

/** Bugs in what the tracker knows of files, and what it says of them. */
enum IndexBug implements Mutant {
    GOODBYE_IS_NOT_HEARD(
            "A peer that leaves stays registered until its lease ends.",
            Spot.in("p4.tracker.Tracker", "disconnect").calling("p4.tracker.Registry", "end"),
            Deed.NOTHING),
    CHANGES_ARE_LOST(
            "A change of an offer is confirmed and forgotten.",
            Spot.in("p4.tracker.Publishing", "change"),
            call -> {
                var delta = call.argument(1, ControlRequest.PublishDelta.class).delta();
                long bytes =
                        delta.added().stream().mapToLong(FileManifest::size).sum();
                return new ControlReply.Published(delta.added().size(), bytes);
            }),
    SIZES_ARE_ONE_TOO_LARGE(
            "The size of a file goes over the wire one byte too large.",
            Spot.in("p4.wire.http.ReplyWriter", "located")
                    .calling("p4.wire.http.TreeJson", "writeFile"),
            call -> {
                var file = call.argument(0, FileManifest.class);
                return call.proceedWith(
                        new FileManifest(file.path(), file.size() + 1, file.hash()));
            }),
    COMPLAINTS_ARE_THROWN_AWAY(
            "The tracker thanks for a complaint and does not write it down.",
            Spot.in("p4.tracker.Trust", "report"),
            call -> new ControlReply.Noted()),
    SEARCH_MINDS_THE_CASE(
            "A search finds only what is written as the query is.",
            Spot.in("p4.tracker.PathPattern", "of").calling("java.lang.String", "toLowerCase/1"),
            Call::self),
    GLOBS_MATCH_ANYWHERE(
            "A glob matches a part of the path, not the whole.",
            Spot.in("p4.tracker.Glob", "parse"),
            call -> call.proceedWith("**" + call.argument(0, String.class) + "**")),
    THE_ASKER_IS_NAMED(
            "Who asks for a file that it holds is sent to itself, too.",
            Spot.in("p4.tracker.Handouts", "serves").calling("p4.model.PeerId", "equals"),
            call -> false),
    ANYBODY_TAKES_UPLOADS(
            "Peers are named as takers whatever room they have, and whatever they hold.",
            Spot.in("p4.tracker.Handouts", "mayTake"),
            call -> true),
    WITHDRAWN_FILES_STAY(
            "What a peer offers no more stays in the index until its lease ends.",
            Spot.in("p4.tracker.Registry", "offer").calling("p4.tracker.Registry", "withdraw"),
            Deed.NOTHING);

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    IndexBug(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
