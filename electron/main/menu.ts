import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  newWindow(): void;
}

/**
 * The menu, from one table. A key that the page takes for a guest never gets here: Electron looks for a menu
 * entry only after the page left the key alone.
 */
export function menuTemplate(actions: MenuActions, packaged: boolean): MenuItemConstructorOptions[] {
  return [
    {
      label: '&Innkeeper',
      submenu: [
        { label: 'New window', accelerator: 'CommandOrControl+Shift+N', click: () => actions.newWindow() },
        { type: 'separator' },
        { role: 'close', label: 'Close window' },
        { role: 'quit', label: 'Quit' },
      ],
    },
    { role: 'editMenu', label: '&Edit' },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom', label: 'Actual size' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(packaged
          ? []
          : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] as const)),
      ],
    },
    {
      label: '&Help',
      submenu: [{ role: 'about', label: 'About Innkeeper' }],
    },
  ];
}
