import { expect, it } from 'vitest';
import { stepWords } from './step-words.ts';

it.each([
  ['/bin/sh -c #(nop)  CMD ["/none"]', 'CMD ["/none"]'],
  ['/bin/sh -c #(nop) COPY file:ab in / ', 'COPY file:ab in /'],
  ['/bin/sh -c make all', 'RUN make all'],
  ['|1 WORD=plain /bin/sh -c echo $WORD', 'RUN echo $WORD'],
  ['RUN |1 WORD=plain /bin/sh -c echo $WORD # buildkit', 'RUN echo $WORD'],
  ['RUN /bin/sh -c make # buildkit', 'RUN make'],
  ['COPY . /srv # buildkit', 'COPY . /srv'],
  ['', ''],
])('%s', (command, words) => expect(stepWords(command)).toBe(words));
