/** Prints a text alone: while that lasts, the page's style hides all else. */
export function printText(title: string, text: string): void {
  const page = document.createElement('pre');
  page.dataset['print'] = '';
  page.textContent = text;
  const before = document.title;
  document.title = title;
  document.body.append(page);
  document.documentElement.dataset['printing'] = '';
  window.addEventListener(
    'afterprint',
    () => {
      page.remove();
      delete document.documentElement.dataset['printing'];
      document.title = before;
    },
    { once: true },
  );
  window.print();
}
