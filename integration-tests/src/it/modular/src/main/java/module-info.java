/** A module that declares networks. */
module stranger {
    requires gradwright.annotations;
    requires gradwright.runtime;
    requires ejml.core;
    requires ejml.ddense;
}
