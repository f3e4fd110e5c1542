import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { desktopArguments, secondStartSchema } from './arguments.ts';
import { externalAddress, openExternally } from './external-links.ts';
import { acceptPorts, portChannel, trustedSender } from './handshake.ts';
import { hardenBeforeReady } from './harden.ts';
import { confineNavigation } from './navigation.ts';
import { isOwnAddress } from './origin.ts';
import { mayHave, restrictPermissions } from './permissions.ts';
import { schemeHandler, schemePrivileges } from './scheme.ts';
import { windowOptions } from './window-options.ts';

const look = {
  bounds: { width: 800, height: 600 },
  preload: '/p.cjs',
  icon: '/i.png',
  dark: false,
  packaged: true,
};

const foreign = [
  undefined,
  '',
  'about:blank',
  'file:///etc/passwd',
  'http://vm/',
  'https://app.vm/',
  'app://vm.evil.example/',
  'app://evil/',
  'app://vm@evil/',
  'app://user@vm/',
  'app:vm',
  'APP ://vm',
  'javascript:alert(1)',
  'data:text/html,app://vm/',
];

describe('windows', () => {
  it('keep the page apart from Node, and have nothing experimental', () => {
    const { webPreferences = {}, ...window } = windowOptions(look);
    expect(webPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
    });
    for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures']) {
      expect(webPreferences).not.toHaveProperty(name);
    }
    expect(window.show).toBe(false);
  });

  it('have no developer tools when packaged', () => {
    expect(windowOptions(look).webPreferences?.devTools).toBe(false);
    expect(windowOptions({ ...look, packaged: false }).webPreferences?.devTools).toBe(true);
  });
});

describe('before the app is ready', () => {
  const fakes = (isPackaged: boolean, ...switches: string[]) => ({
    app: {
      enableSandbox: vi.fn(),
      isPackaged,
      commandLine: { removeSwitch: vi.fn(), hasSwitch: (name: string) => switches.includes(name) },
    },
    protocol: { registerSchemesAsPrivileged: vi.fn() },
  });

  it('every renderer is put into the sandbox and the scheme is known', () => {
    const { app, protocol } = fakes(false);
    hardenBeforeReady(app, protocol);
    expect(app.enableSandbox).toHaveBeenCalledOnce();
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith(schemePrivileges);
    expect(app.commandLine.removeSwitch).not.toHaveBeenCalled();
  });

  it('a switch turns the sandbox off in a checkout alone', () => {
    for (const isPackaged of [true, false]) {
      const { app, protocol } = fakes(isPackaged, 'no-sandbox');
      hardenBeforeReady(app, protocol);
      expect(app.enableSandbox).toHaveBeenCalledTimes(isPackaged ? 1 : 0);
    }
  });

  it('a packaged app drops the switches that would open it up', () => {
    const { app, protocol } = fakes(true);
    hardenBeforeReady(app, protocol);
    expect(app.commandLine.removeSwitch).toHaveBeenCalledWith('remote-debugging-port');
    expect(app.commandLine.removeSwitch).toHaveBeenCalledWith('disable-web-security');
  });
});

describe('app://vm', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'innkeeper-scheme-'));
    mkdirSync(join(root, 'assets'));
    writeFileSync(join(root, 'index.html'), '<style nonce="__CSP_NONCE__"></style>');
    writeFileSync(join(root, 'assets', 'a.js'), '1');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('is a site like any other: standard and secure, no way around CSP or CORS', () => {
    expect(schemePrivileges).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('serves the page with a policy, and a nonce of its own each time', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 2; i += 1) {
      const response = await schemeHandler(root)({ url: 'app://vm/guests', method: 'GET' });
      const nonce = /'nonce-([\w-]+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it.each([
    'app://vm/../package.json',
    'app://vm/%2e%2e/package.json',
    'app://vm/%2e%2e%2fpackage.json',
    'app://vm/a%00.js',
    'app://vm/assets/none.js',
    'app://evil/assets/a.js',
    'app://vm.evil/assets/a.js',
    'file:///etc/hostname',
    'http://vm/assets/a.js',
  ])('answers %s with 404', async url => {
    expect((await schemeHandler(root)({ url: 'app://vm/assets/a.js', method: 'GET' })).status).toBe(200);
    const response = await schemeHandler(root)({ url, method: 'GET' });
    expect(response.status).toBe(404);
  });

  it('answers nothing but GET', async () => {
    expect((await schemeHandler(root)({ url: 'app://vm/', method: 'POST' })).status).toBe(404);
  });
});

describe('permissions', () => {
  it('are what a console needs, for our own page alone', () => {
    for (const permission of ['clipboard-sanitized-write', 'fullscreen', 'pointerLock', 'keyboardLock']) {
      expect(mayHave(permission, 'app://vm/')).toBe(true);
      for (const address of foreign) expect(mayHave(permission, address)).toBe(false);
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'midi',
    ]) {
      expect(mayHave(permission, 'app://vm/')).toBe(false);
    }
  });

  it('are asked for and checked by the same rule; devices never', () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
    };
    restrictPermissions(session);
    const answer = vi.fn();
    const request = session.setPermissionRequestHandler.mock.calls[0]![0];
    request(null, 'fullscreen', answer, { requestingUrl: 'app://vm/' });
    request(null, 'media', answer, { requestingUrl: 'app://vm/' });
    request(null, 'fullscreen', answer, { requestingUrl: 'https://evil.example/' });
    expect(answer.mock.calls.flat()).toEqual([true, false, false]);
    const check = session.setPermissionCheckHandler.mock.calls[0]![0];
    expect(check(null, 'hid', 'app://vm')).toBe(false);
    expect(session.setDevicePermissionHandler.mock.calls[0]![0]({})).toBe(false);
  });
});

describe('navigation', () => {
  it('is prevented in every form, and no window opens by itself', () => {
    const listeners = new Map<string, (event: { preventDefault(): void }) => void>();
    const setWindowOpenHandler = vi.fn();
    const deps = { openWindow: vi.fn(), openExternally: vi.fn() };
    const on = (name: string, listener: never) => listeners.set(name, listener);
    confineNavigation({ on, setWindowOpenHandler } as never, deps);
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      listeners.get(name)!({ preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    }
    const opened = setWindowOpenHandler.mock.calls[0]![0];
    expect(opened({ url: 'app://vm/window/display' })).toEqual({ action: 'deny' });
    expect(opened({ url: 'https://libvirt.org/' })).toEqual({ action: 'deny' });
    expect(deps.openWindow).toHaveBeenCalledExactlyOnceWith('app://vm/window/display');
    expect(deps.openExternally).toHaveBeenCalledExactlyOnceWith('https://libvirt.org/');
  });
});

describe('links to the outside', () => {
  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://libvirt.org/share',
    'http://libvirt.org/',
    'https://libvirt.org.evil.example/',
    'https://evil-libvirt.org/',
    'https://libvirt.org@evil.example/',
    'https://user@libvirt.org/',
    'https://libvirt.org:8443/',
    ' vbscript:x',
    'http://localhost:8080/admin',
    'http://localhost:8080/?a=b',
    'http://user@localhost:8080/',
    'http://localhost.evil.example:8080/',
    'http://127.0.0.1.evil.example/',
    '',
  ])('%s is not opened', async address => {
    const open = vi.fn(async () => {});
    expect(await openExternally(address, open)).toBe(false);
    expect(open).not.toHaveBeenCalled();
  });

  it('go to the hosts we link to, as URL reads them', () => {
    expect(externalAddress('https://libvirt.org/uri.html#a')).toBe('https://libvirt.org/uri.html#a');
  });

  it('go to what a container publishes on this computer', () => {
    expect(externalAddress('http://localhost:8080')).toBe('http://localhost:8080/');
    expect(externalAddress('http://localhost:80')).toBe('http://localhost/');
  });
});

describe('the handshake', () => {
  const mainFrame = { url: 'app://vm/guests' };
  const sender = { isDestroyed: () => false, mainFrame };
  const send = (event: object, message: unknown) => {
    const on = vi.fn();
    const onPort = vi.fn();
    const port = { close: vi.fn() };
    acceptPorts({ on } as never, onPort);
    expect(on.mock.calls.map(([channel]) => channel)).toEqual([portChannel]);
    on.mock.calls[0]![1]({ sender, senderFrame: mainFrame, ports: [port], ...event }, message);
    return { onPort, port };
  };

  it('hands over a port of the page’s top frame', () => {
    const { onPort, port } = send({}, { kind: 'rpc' });
    expect(onPort).toHaveBeenCalledExactlyOnceWith(port, { kind: 'rpc' }, sender);
  });

  it('refuses frames, dead senders and other addresses', () => {
    for (const event of [
      { senderFrame: { url: 'app://vm/' } },
      { senderFrame: null },
      { senderFrame: undefined },
      { sender: { ...sender, isDestroyed: () => true } },
    ]) {
      const { onPort, port } = send(event, { kind: 'rpc' });
      expect(onPort).not.toHaveBeenCalled();
      expect(port.close).toHaveBeenCalledOnce();
    }
    for (const url of foreign) {
      const frame = { url } as { url: string };
      expect(trustedSender({ sender: { ...sender, mainFrame: frame }, senderFrame: frame } as never)).toBe(
        false,
      );
      expect(isOwnAddress(url)).toBe(false);
    }
  });

  it('refuses messages that are not a request', () => {
    for (const message of [
      undefined,
      'rpc',
      {},
      { kind: 'shell' },
      { kind: 'console' },
      { kind: 'console', ticket: 'x'.repeat(101) },
      { kind: 'rpc', more: 1 },
    ]) {
      expect(send({}, message).onPort).not.toHaveBeenCalled();
    }
    expect(send({ ports: [] }, { kind: 'rpc' }).onPort).not.toHaveBeenCalled();
  });
});

describe('arguments', () => {
  it('of a second start are checked', () => {
    expect(secondStartSchema.safeParse({ newWindow: true }).success).toBe(true);
    for (const data of [undefined, null, {}, { newWindow: 'yes' }, { newWindow: true, exec: 'sh' }, []]) {
      expect(secondStartSchema.safeParse(data).success).toBe(false);
    }
  });

  it('of the first are ours, whatever Chromium’s stand between', () => {
    expect(
      desktopArguments([
        '--no-sandbox',
        '.',
        '--state-dir',
        '/tmp/x',
        '--connect=test:///default',
        '--new-window',
      ]),
    ).toEqual({ stateDir: '/tmp/x', connect: ['test:///default'], newWindow: true });
    expect(desktopArguments(['--connect'])).toEqual({ stateDir: undefined, connect: [], newWindow: false });
  });
});
