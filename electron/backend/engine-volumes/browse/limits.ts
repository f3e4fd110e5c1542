/** As many as a person looks through; more is told as more. */
export const MOST_ENTRIES = 2000;
/** An engine sends all below a folder to tell what is in it: a local one takes a second or two for this much. */
export const MOST_BYTES = 512 * 1024 ** 2;
