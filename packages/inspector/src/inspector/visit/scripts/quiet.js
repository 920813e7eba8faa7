// Resolves when the page has not changed for `still` milliseconds, or after `longest`.
([still, longest]) => new Promise((resolve) => {
  let timer = setTimeout(() => finish(), still);
  const watcher = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(finish, still);
  });
  const finish = () => { watcher.disconnect(); resolve(true); };
  if (document.documentElement) {
    watcher.observe(document.documentElement, { childList: true, subtree: true });
  }
  setTimeout(finish, longest);
})
