import { dirname, join } from 'node:path';
import { app, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { createBackend } from '#electron/backend/create-backend.ts';
import { fileLogger } from '#electron/fronts/logger.ts';
import { openStateDir } from '#electron/fronts/state-dir.ts';
import { type DesktopArguments, secondStartSchema } from './arguments.ts';
import { attachConsolePort } from './console-port.ts';
import { attachDragPort } from './drag-port.ts';
import { DraggedFiles } from './dragged-files.ts';
import { acceptPorts } from './handshake.ts';
import { menuTemplate } from './menu.ts';
import { appScheme } from './origin.ts';
import type { Paths } from './paths.ts';
import { restrictPermissions } from './permissions.ts';
import { closeBeforeQuit, endWithLastWindow } from './quit.ts';
import { attachRpcPort, rpcHandler } from './rpc-port.ts';
import { schemeHandler } from './scheme.ts';
import { sessionOf } from './sessions.ts';
import { Windows } from './windows.ts';

/** From the lock of the single instance to the first window. */
export async function start(given: DesktopArguments, paths: Paths): Promise<void> {
  const stateDir = openStateDir(given.stateDir, process.env);
  // Chromium's own files; the lock of the single instance lies there too, so one state folder is one app.
  app.setPath('userData', `${stateDir}/desktop`);
  if (!app.requestSingleInstanceLock({ newWindow: given.newWindow })) {
    app.exit(0);
    return;
  }
  const log = fileLogger(stateDir);
  const windows = new Windows({ paths, stateDir, packaged: app.isPackaged });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const asked = secondStartSchema.safeParse(data);
    if (asked.success && asked.data.newWindow) windows.openMain();
    else windows.focusMain();
  });

  // The page's files are served while the backend still looks for libvirt.
  const ready = createBackend({
    stateDir,
    log,
    env: process.env,
    ...(given.connect.length > 0 ? { extraConnections: [...given.connect] } : {}),
  });
  await app.whenReady();
  restrictPermissions(session.defaultSession);
  protocol.handle(appScheme, schemeHandler(paths.assets));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ newWindow: () => windows.openMain() }, app.isPackaged)),
  );
  const backend = await ready;
  const dragged = new DraggedFiles(join(stateDir, 'dragged'), join(dirname(paths.icon), '48x48.png'));
  app.on('quit', () => dragged.clear());
  const calls = rpcHandler(backend.router, log);
  acceptPorts(ipcMain, (port, request, sender) => {
    const own = sessionOf(sender);
    if (request.kind === 'rpc') attachRpcPort(port, calls, own);
    else if (request.kind === 'console')
      attachConsolePort(port, request.ticket, own, (...ticket) => backend.redeemConsole(...ticket));
    else void attachDragPort(port, backend.redeemBytes(request.ticket, own), dragged, sender);
  });
  endWithLastWindow(app, dialog, backend, () => windows.openMain());
  closeBeforeQuit(app, backend);
  windows.openMain();
  log.info({ electron: process.versions['electron'], dark: nativeTheme.shouldUseDarkColors }, 'started');
}
