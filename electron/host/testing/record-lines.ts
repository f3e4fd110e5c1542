/** Lines of a record, in the format that `innkeeper-collect` prints. */
export class RecordLines {
  readonly #lines = ['innkeeper record 1'];

  /** All that follows is in it. */
  folder(path: string, files: Readonly<Record<string, string | undefined>> = {}): void {
    this.#lines.push(path);
    for (const [name, text] of Object.entries(files)) if (text !== undefined) this.file(name, text);
  }

  file(name: string, text: string): void {
    if (text === '') this.#lines.push(`${name}:`);
    else if (!text.includes('\n')) this.#lines.push(`${name}: ${text}`);
    else
      this.#lines.push(
        `${name}:`,
        ...text
          .trimEnd()
          .split('\n')
          .map(line => `\t${line}`),
      );
  }

  bytes(path: string, bytes: Uint8Array): void {
    this.#lines.push(`${path} = ${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(' ')}`);
  }

  /** The kernel's links are relative; both paths are from the root. */
  link(path: string, target: string): void {
    const [from, to] = [path.split('/').slice(1, -1), target.split('/').slice(1)];
    const shared = from.findIndex((word, index) => word !== to[index]);
    const same = shared < 0 ? from.length : shared;
    const up = from.slice(same).map(() => '..');
    this.#lines.push(`${path} -> ${[...up, ...to.slice(same)].join('/')}`);
  }

  free(path: string, bytes: number): void {
    this.#lines.push(`! free ${path} ${bytes}`);
  }

  text(): string {
    return [...this.#lines, 'end', ''].join('\n');
  }
}
