/** A step of an image's history as it stood in the Dockerfile: without what each builder writes around it. */
export const stepWords = (command: string): string =>
  command
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^(?:RUN )?(?:\|\d+ (?:\S+=\S* )*)?\/bin\/sh -c /, 'RUN ')
    .replace(/\s*# buildkit$/, '')
    .trim();
