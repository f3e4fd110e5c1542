import type { Markup } from './markup.ts';
import type { WindowsGuest } from './guest.ts';

const ARCHITECTURES: Readonly<Record<WindowsGuest['arch'], string>> = {
  x86_64: 'amd64',
  i686: 'x86',
  aarch64: 'arm64',
};

/** One of Windows' components with its settings; the token is that of Microsoft's own. */
export function component(name: string, arch: WindowsGuest['arch'], children: readonly Markup[]): Markup {
  return {
    name: 'component',
    attributes: {
      name,
      processorArchitecture: ARCHITECTURES[arch],
      publicKeyToken: '31bf3856ad364e35',
      language: 'neutral',
      versionScope: 'nonSxS',
    },
    content: children,
  };
}

/** A pass of the installation; components of which nothing is set are left out. */
export function pass(name: string, ...components: readonly (Markup | false)[]): Markup {
  return {
    name: 'settings',
    attributes: { pass: name },
    content: components.filter(one => one !== false),
  };
}
