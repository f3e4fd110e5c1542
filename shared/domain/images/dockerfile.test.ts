import { expect, it } from 'vitest';
import { readDockerfile } from './dockerfile.ts';

it('finds stages, what they stand on, and arguments with what they are unless said', () => {
  const text = `# syntax=docker/dockerfile:1
ARG VERSION=1.36 OTHER
FROM --platform=linux/amd64 busybox:\${VERSION} AS base
run echo one \\
  # a comment in between
  two
FROM base as tools
ARG WORDS="two words"
arg VERSION
FROM scratch
COPY --from=tools /x /
`;
  expect(readDockerfile(text)).toEqual({
    stages: ['base', 'tools', '2'],
    bases: ['busybox:${VERSION}'],
    args: expect.arrayContaining([
      { name: 'VERSION', value: '1.36' },
      { name: 'OTHER' },
      { name: 'WORDS', value: 'two words' },
    ]) as unknown,
  });
});

it('goes on to the next line by the sign that the file says', () => {
  expect(readDockerfile('# escape=`\nFROM a `\n  AS b\nCMD ["c:\\\\"]\n').stages).toEqual(['b']);
});

it('takes a file that is none for one without stages', () => {
  expect(readDockerfile('\u0000\n{"a": 1}')).toEqual({ stages: [], bases: [], args: [] });
});
