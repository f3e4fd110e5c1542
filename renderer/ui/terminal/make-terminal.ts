import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import { adaptStyles } from './strict-styles.ts';
import { terminalTheme } from './terminal-theme.ts';

/** A terminal in the looks of the house, with what it printed: moved to wherever it is shown. */
export class HouseTerminal {
  readonly terminal: Terminal;
  readonly search = new SearchAddon();
  readonly element = document.createElement('div');
  readonly #fit = new FitAddon();

  /** @param send takes what is typed and pasted */
  constructor(send: (bytes: Uint8Array) => void) {
    adaptStyles();
    const family = getComputedStyle(document.documentElement).getPropertyValue('--mono').trim();
    this.terminal = new Terminal({
      fontFamily: family || 'monospace',
      fontSize: 13,
      scrollback: 10_000,
      theme: terminalTheme(),
      allowProposedApi: true,
      cursorBlink: true,
    });
    this.terminal.loadAddon(this.#fit);
    this.terminal.loadAddon(this.search);
    this.terminal.onData(text => send(new TextEncoder().encode(text)));
    this.terminal.onBinary(text => send(Uint8Array.from(text, character => character.charCodeAt(0))));
  }

  /** Resolves once it is drawn, so that whoever prints faster than that is held up. */
  draw(bytes: Uint8Array): Promise<void> {
    return new Promise(resolve => this.terminal.write(bytes, resolve));
  }

  showIn(parent: HTMLElement): void {
    parent.append(this.element);
    if (this.terminal.element === undefined) this.terminal.open(this.element);
    this.fit();
  }

  fit(): void {
    if (this.element.clientHeight > 0) this.#fit.fit();
  }

  dispose(): void {
    this.terminal.dispose();
    this.element.remove();
  }
}
