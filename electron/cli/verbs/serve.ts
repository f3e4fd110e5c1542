import { serveOptions } from '#electron/server/options.ts';
import type { Verb } from '../verb.ts';

/** `assets`: the folder of the built page. */
export const serve = (assets: string): Verb => ({
  name: 'serve',
  summary: 'open the interface to a browser of this machine, or through ssh -L',
  usage: '[--port N | --socket PATH] [--link]',
  options: serveOptions,
  optionHelp: [
    ['--port N', '8470 unless given; 0 takes any free one'],
    ['--socket PATH', 'a Unix socket of your own instead of a port'],
    ['--link', 'print a new one-time link to the server that runs already'],
    ['--host ADDRESS', 'another address than 127.0.0.1; needs TLS'],
    ['--tls-cert FILE', 'certificate chain, PEM'],
    ['--tls-key FILE', 'private key, PEM'],
    ['--allow-host NAME', 'a further name by which browsers address it; may be repeated'],
  ],
  positionals: { min: 0, max: 0 },
  async run(input) {
    const { runServe } = await import('#electron/server/run-serve.ts');
    return runServe(input.argv, assets);
  },
});
