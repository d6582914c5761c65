package gradwright.runtime.generated;

import java.util.List;

/**
 * What a loss expects of its targets.
 *
 * @param description the loss in words
 * @param classWeights a weight for each class; none where each counts once
 * @param takesSigns whether targets are -1 or 1
 * @param targets numbers in one sample's targets
 */
record LossLayout(String description, List<Double> classWeights, boolean takesSigns, int targets) {}
