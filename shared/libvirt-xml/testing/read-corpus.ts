/** One document of the corpus, and where it is from. */
export interface CorpusDocument {
  readonly name: string;
  readonly from: string;
  readonly xml: string;
}

/** The documents of one file of the corpus, byte for byte: see corpus/README.md. */
export function readCorpus(text: string): CorpusDocument[] {
  return text
    .split(/^#### /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n');
      const [name = '', from = ''] = part.slice(0, end).split(': ', 2);
      return { name, from, xml: part.slice(end + 1) };
    });
}
