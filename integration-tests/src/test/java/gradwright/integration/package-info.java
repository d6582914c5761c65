/** Tests of the installed jars, each in a project of its own. */
package gradwright.integration;
