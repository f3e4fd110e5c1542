import type RFB from '@novnc/novnc';

/** Characters that some file system refuses. */
// oxlint-disable-next-line no-control-regex -- control characters are among them
const unsafe = /[\u0000-\u001f<>:"/\\|?*]/g;

export function screenshotName(guest: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`;
  return `${guest.replaceAll(unsafe, '_')} ${day} ${time}.png`;
}

/** Saves what is on the screen now as the browser saves a download. */
export function saveScreenshot(rfb: RFB, guest: string): void {
  rfb.toBlob(picture => {
    if (picture === null) return;
    const url = URL.createObjectURL(picture);
    const link = document.createElement('a');
    link.href = url;
    link.download = screenshotName(guest, new Date());
    link.click();
    // The download has its own hold on the data once it began.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }, 'image/png');
}
