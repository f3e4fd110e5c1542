import type { GuestRef } from '#shared/contract/guests.ts';
import { connect, parseUuid } from 'node-libvirt';
import type { Duplex } from 'node:stream';

export interface GuestShell {
  /** Types a line and resolves with what was printed until the next prompt. */
  run(line: string): Promise<string>;
  close(): Promise<void>;
}

const PROMPT = 'tiny# ';

/** The tiny guest's shell on its serial port, once it has booted. */
export async function guestShell(uri: string, guest: GuestRef, name: string): Promise<GuestShell> {
  const connection = await connect(uri);
  const dom = { uuid: parseUuid(guest.uuid), name, id: -1 };
  const stream: Duplex = await connection.openStream('domainOpenConsole', { dom, devName: null, flags: 1 });
  let text = '';
  let look = () => {};
  stream.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1');
    look();
  });
  const until = (holds: () => boolean): Promise<void> =>
    new Promise(resolve => {
      look = () => {
        if (holds()) resolve();
      };
      look();
    });
  // A prompt that was printed before anybody listened is not printed again by itself.
  stream.write('\n');
  await until(() => text.includes(PROMPT));

  return {
    async run(line) {
      const mark = `done-${Math.random().toString(36).slice(2)}`;
      text = '';
      // The echo of the line holds the mark in two halves.
      stream.write(`${line}; echo ${mark.slice(0, 5)}""${mark.slice(5)}\n`);
      await until(() => text.includes(mark));
      const printed = text.slice(text.indexOf('\n') + 1, text.indexOf(mark));
      return printed.replaceAll('\r', '').trim();
    },
    async close() {
      stream.destroy();
      await connection.close();
    },
  };
}
