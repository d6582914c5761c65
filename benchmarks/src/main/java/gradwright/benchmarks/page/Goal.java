package gradwright.benchmarks.page;

import java.util.List;

/**
 * How many times as fast as another library a workload should be.
 *
 * @param quantity what is measured
 */
record Goal(String workload, String quantity, Peer peer, double ratio) {

    static final List<Goal> ALL = List.of(
            new Goal("tiny", "step", Peer.PYTORCH, 300),
            new Goal("iris", "step", Peer.PYTORCH, 40),
            new Goal("digits", "step", Peer.PYTORCH, 5),
            new Goal("deep", "step", Peer.PYTORCH, 1),
            new Goal("mnist", "step", Peer.PYTORCH, 0.5),
            new Goal("wide", "step", Peer.PYTORCH, 0.25),
            new Goal("big", "step", Peer.PYTORCH, 0.25),
            new Goal("tiny", "row", Peer.PYTORCH, 50),
            new Goal("iris", "row", Peer.PYTORCH, 50),
            new Goal("digits", "row", Peer.PYTORCH, 50),
            new Goal("mnist", "row", Peer.PYTORCH, 1),
            new Goal("deep", "row", Peer.PYTORCH, 1),
            new Goal("wide", "row", Peer.PYTORCH, 1),
            new Goal("big", "row", Peer.PYTORCH, 1),
            new Goal("mnist", "step", Peer.EJML, 5),
            new Goal("deep", "step", Peer.EJML, 5),
            new Goal("wide", "step", Peer.EJML, 5),
            new Goal("big", "step", Peer.EJML, 5));
}
