import { appendFileSync, writeFileSync } from 'node:fs';

/** What a test did and found, line by line, for people: into the file that LAB_TRANSCRIPT names, else to stdout. */
export function startTranscript(title: string) {
  const file = process.env['LAB_TRANSCRIPT'];
  const write = (line: string) => {
    if (file === undefined) console.info(line);
    else appendFileSync(file, `${line}\n`);
  };
  if (file !== undefined) writeFileSync(file, '');
  const began = Date.now();
  write(title);
  return (did: string, found: string | readonly string[] = []) => {
    const seconds = Math.round((Date.now() - began) / 1000);
    write(`[${String(seconds).padStart(4)} s] ${did}`);
    for (const line of [found].flat()) write(`           ${line}`);
  };
}
