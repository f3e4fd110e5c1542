/**
 * The way out of a console that takes every key: Ctrl and Alt pressed together and let go with nothing
 * between. Any other key in between makes it a combination meant for the guest.
 */
export class ReleaseChord {
  #held = new Set<'Control' | 'Alt'>();
  #armed = false;
  #spoiled = false;

  keyDown(key: string): void {
    if (key !== 'Control' && key !== 'Alt') {
      if (this.#held.size > 0) this.#spoiled = true;
      return;
    }
    this.#held.add(key);
    if (this.#held.size === 2) this.#armed = true;
  }

  /** True when this key coming up completes the way out. */
  keyUp(key: string): boolean {
    if (key !== 'Control' && key !== 'Alt') return false;
    this.#held.delete(key);
    if (this.#held.size > 0) return false;
    const complete = this.#armed && !this.#spoiled;
    this.reset();
    return complete;
  }

  /** For when the window loses the keyboard: key-up events of held keys never arrive then. */
  reset(): void {
    this.#held.clear();
    this.#armed = false;
    this.#spoiled = false;
  }
}
