/**
 * The safetensors file format (https://github.com/huggingface/safetensors): a strict reader and a writer of two-dimensional
 * tensors in double and single precision, and nothing else; it knows of no network.
 *
 * <pre>
 *   8 bytes   length n of the header, little-endian
 *   n bytes   header, JSON in UTF-8: {"name": {"dtype": "F64", "shape": [4, 16], "data_offsets": [0, 512]}, ...}
 *   rest      data, little-endian, rows first, without holes
 * </pre>
 */
package gradwright.runtime.safetensors;
