package gradwright.processor.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.diag.UnknownName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What papers and other libraries call activations, losses and initialisers, and what the errors say it is called here. */
class SynonymsTest {

    @ParameterizedTest
    @CsvSource({
        "swish, : it is called `silu` here",
        "nn.SiLU, : did you mean `silu`?",
        "logistic, : it is called `sigmoid` here",
        "linear, : it is called `identity` here",
        "lrelu, : it is called `leaky-relu` here",
        "LeakyReLU, : did you mean `leaky-relu`?",
        "ReLU6, : did you mean `relu6`?",
        "GELU, : did you mean `gelu`?",
        "torch.nn.Hardtanh, : did you mean `hard-tanh`?",
        "tf.keras.activations.swish, : it is called `silu` here",
        "jax.nn.log_softmax, : did you mean `log-softmax`?",
        "tanh_activation, : did you mean `tanh`?",
        "expit, : it is called `sigmoid` here",
        "wiggly, ''"
    })
    void ofActivations(String given, String question) {
        assertEquals(
                question,
                new UnknownName(given, ActivationCatalogue.names(), ActivationCatalogue.synonyms()).question());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bce | : it is called `binary-cross-entropy` here",
                "BCELoss | : it is called `binary-cross-entropy` here",
                "BCEWithLogitsLoss | : it is called `sigmoid-binary-cross-entropy` here",
                "ce | : it is called `cross-entropy` or `softmax-cross-entropy` here",
                "crossentropy | : did you mean `cross-entropy`?",
                "nn.CrossEntropyLoss | : it is called `softmax-cross-entropy` here",
                "categorical_crossentropy | : it is called `cross-entropy` or `softmax-cross-entropy` here",
                "SparseCategoricalCrossentropy | : it is called `cross-entropy` or `softmax-cross-entropy` here",
                "mean-squared-error | : it is called `mse` here",
                "MeanSquaredError | : it is called `mse` here",
                "torch.nn.MSELoss | : did you mean `mse`?",
                "l2 | : it is called `mse` here",
                "L1Loss | : it is called `mae` here",
                "mean_absolute_error | : it is called `mae` here",
                "MAE | : did you mean `mae`?",
                "HuberLoss | : did you mean `huber`?",
                "SmoothL1Loss | : did you mean `smooth-l1`?",
                "NLLLoss | : did you mean `nll`?",
                "KLDivLoss | : it is called `kl-divergence` here",
                "PoissonNLLLoss | : did you mean `poisson-nll`?",
                "CosineEmbeddingLoss | : it is called `cosine` here",
                "loss | ''"
            })
    void ofLosses(String given, String question) {
        assertEquals(question, new UnknownName(given, LossCatalogue.names(), LossCatalogue.synonyms()).question());
    }

    @ParameterizedTest
    @CsvSource({
        "xavier, : it is called `glorot-uniform` here",
        "GlorotUniform, : did you mean `glorot-uniform`?",
        "he, : it is called `he-uniform` here",
        "kaiming_uniform_, : it is called `he-uniform` here",
        "lecun, : it is called `lecun-normal` here",
        "torch, : it is called `pytorch` here"
    })
    void ofInitialisers(String given, String question) {
        assertEquals(
                question,
                new UnknownName(given, InitializerCatalogue.names(), InitializerCatalogue.synonyms()).question());
    }

    @Test
    void areNoNamesThatExist() {
        Stream.of(
                        Map.entry(ActivationCatalogue.names(), ActivationCatalogue.synonyms()),
                        Map.entry(LossCatalogue.names(), LossCatalogue.synonyms()),
                        Map.entry(InitializerCatalogue.names(), InitializerCatalogue.synonyms()))
                .forEach(catalogue -> {
                    List<String> names = catalogue.getKey();
                    catalogue.getValue().values().stream()
                            .flatMap(List::stream)
                            .forEach(synonym -> assertTrue(
                                    new UnknownName(synonym, names, catalogue.getValue())
                                            .question()
                                            .startsWith(": it is called "),
                                    synonym));
                });
    }
}
