/** What tests find on the class path, as if it were somebody else's library. */
package library;
