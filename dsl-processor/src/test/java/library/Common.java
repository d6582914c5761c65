package library;

import gradwright.Activation;
import gradwright.Affine;
import gradwright.Layer;

/** A compiled class with layers, for declarations that inherit them. */
public class Common {
    @Affine(16)
    @Activation("tanh")
    Layer hidden;
}
