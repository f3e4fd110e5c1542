// Runs before the first paint, as a classic script, so that a dark window never flashes white.
(() => {
  let wanted = 'system';
  try {
    wanted = localStorage.getItem('innkeeper.theme') ?? wanted;
  } catch {
    // Storage may be closed to us; the system's choice is a good one.
  }
  const dark =
    wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
