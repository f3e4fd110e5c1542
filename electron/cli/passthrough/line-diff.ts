import { diffPatch } from 'node-diff3';

const AROUND = 2;

/** What of a text becomes another, line by line, with a few lines around; as `diff -u` writes it, without its head. */
export function lineDiff(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return diffPatch(old, fresh)
    .map(({ buffer1, buffer2 }) => {
      const from = Math.max(0, buffer1.offset - AROUND);
      const to = buffer1.offset + buffer1.length;
      return [
        `@@ -${from + 1} +${Math.max(0, buffer2.offset - AROUND) + 1} @@`,
        ...old.slice(from, buffer1.offset).map(line => ` ${line}`),
        ...old.slice(buffer1.offset, to).map(line => `-${line}`),
        ...fresh.slice(buffer2.offset, buffer2.offset + buffer2.length).map(line => `+${line}`),
        ...old.slice(to, to + AROUND).map(line => ` ${line}`),
      ].join('\n');
    })
    .join('\n');
}
