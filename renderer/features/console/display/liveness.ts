import type { RawChannel } from '@novnc/novnc';

/** RFC 6143, 7.5.3: FramebufferUpdateRequest, not incremental, of one pixel; a server must answer it. */
const probe = Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 1, 0, 1);

export const quietBeforeProbe = 5000;
export const answerWithin = 5000;

/**
 * Notices a VNC server that has stopped answering while its pipe stays open, by asking for one pixel after
 * a quiet while. Only for channels past their handshake. Requests go out between noVNC's own messages: noVNC
 * flushes each message within the task that wrote it, and this runs from a timer.
 */
export class Liveness {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silent = false;

  constructor(
    private readonly channel: Pick<RawChannel, 'send'>,
    private readonly onChange: (silent: boolean) => void,
  ) {
    this.heard();
  }

  /** Bytes came. */
  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#ask, quietBeforeProbe);
    this.#set(false);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  readonly #ask = (): void => {
    this.channel.send(probe);
    this.#timer = setTimeout(() => this.#set(true), answerWithin);
  };

  #set(silent: boolean): void {
    if (silent === this.#silent) return;
    this.#silent = silent;
    this.onChange(silent);
  }
}
