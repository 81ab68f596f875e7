// What a page has left in the browser, asked through the DevTools protocol, so that it works with scripts off and on
// file:// too. → problems as sentences.

export async function leftovers(cdp) {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  if (frameTree.frame.unreachableUrl) return []; // the browser's own error page
  const { securityOrigin: origin, id: frameId } = frameTree.frame;
  const { storageKey } = await cdp.send('Storage.getStorageKeyForFrame', { frameId });
  const items = async (isLocalStorage) => {
    const { entries } = await cdp.send('DOMStorage.getDOMStorageItems', { storageId: { storageKey, isLocalStorage } });
    return entries.map(([key]) => key);
  };
  const { usageBreakdown } = await cdp.send('Storage.getUsageAndQuota', { origin });
  const kept = {
    cookies: (await cdp.send('Network.getCookies')).cookies.map((cookie) => cookie.name),
    localStorage: await items(true),
    sessionStorage: await items(false),
    IndexedDB: (await cdp.send('IndexedDB.requestDatabaseNames', { storageKey })).databaseNames,
    CacheStorage: (await cdp.send('CacheStorage.requestCacheNames', { storageKey })).caches.map((c) => c.cacheName),
    // Files of a page's own and service workers show only in what they weigh.
    storage: usageBreakdown.filter(({ usage }) => usage > 0).map(({ storageType }) => storageType),
  };
  return Object.entries(kept)
    .filter(([, names]) => names.length > 0)
    .map(([place, names]) => `leaves in ${place}: ${names.join(', ')}`);
}
