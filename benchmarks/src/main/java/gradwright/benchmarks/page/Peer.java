package gradwright.benchmarks.page;

import java.util.List;

/**
 * Another library at the same tasks.
 *
 * @param subject how its measurements call it
 * @param title how the page calls it
 */
record Peer(String subject, String title) {

    static final Peer PYTORCH = new Peer("pytorch", "PyTorch");
    static final Peer EJML = new Peer("ejml", "EJML by hand");
    static final Peer OPENBLAS = new Peer("openblas", "OpenBLAS by hand");

    static final List<Peer> ALL = List.of(
            PYTORCH,
            new Peer("pytorch-compiled", "PyTorch, compiled"),
            EJML,
            new Peer("c", "C by hand"),
            OPENBLAS,
            new Peer("dl4j", "DL4J"),
            new Peer("smile", "Smile"),
            new Peer("onnx", "ONNX Runtime"));
}
