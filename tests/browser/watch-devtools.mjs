// Ears for Chromium, through the DevTools protocol: works with scripts off and on file:// too.

/** What a watch hears and can ask. Tells `request(id, {url, status, ended, failed})` and `problem(text)`. */
export class DevTools {
  static async listen(tab, { request: note, problem }) {
    const cdp = await tab.createCDPSession();
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => note(requestId, { url: request.url }));
    cdp.on('Network.responseReceived', ({ requestId, response }) => note(requestId, { status: response.status }));
    cdp.on('Network.loadingFinished', ({ requestId }) => note(requestId, { ended: true }));
    cdp.on('Network.loadingFailed', ({ requestId, errorText, blockedReason }) => {
      note(requestId, { ended: true, failed: blockedReason ? `blocked by ${blockedReason}` : errorText });
    });
    cdp.on('Log.entryAdded', ({ entry }) => {
      // Failed loads are told by the request itself.
      if (entry.level === 'error' && entry.source !== 'network') problem(`${entry.source}: ${entry.text}`);
    });
    cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const said = args.map((arg) => arg.value ?? arg.description).join(' ');
      if (['error', 'warning', 'assert'].includes(type)) problem(`console ${type}: ${said}`);
    });
    cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      problem(`script failed: ${details.exception?.description ?? details.text}`);
    });
    for (const domain of ['Network', 'Log', 'Runtime', 'Page']) await cdp.send(`${domain}.enable`);
    await cdp.send('Page.resetNavigationHistory');
    return Object.assign(new DevTools(), { cdp });
  }

  /** Number of history entries made since the start. */
  async entries() {
    return (await this.cdp.send('Page.getNavigationHistory')).entries.length - 1;
  }

  /** What the open page has left, by place. */
  async leftovers() {
    const { cdp } = this;
    const { frameTree } = await cdp.send('Page.getFrameTree');
    if (frameTree.frame.unreachableUrl) return {}; // the browser's own error page
    const { securityOrigin: origin, id: frameId } = frameTree.frame;
    const { storageKey } = await cdp.send('Storage.getStorageKeyForFrame', { frameId });
    const items = async (isLocalStorage) => {
      const { entries } = await cdp.send('DOMStorage.getDOMStorageItems', { storageId: { storageKey, isLocalStorage } });
      return entries.map(([key]) => key);
    };
    const { usageBreakdown } = await cdp.send('Storage.getUsageAndQuota', { origin });
    return {
      cookies: (await cdp.send('Network.getCookies')).cookies.map((cookie) => cookie.name),
      localStorage: await items(true),
      sessionStorage: await items(false),
      IndexedDB: (await cdp.send('IndexedDB.requestDatabaseNames', { storageKey })).databaseNames,
      CacheStorage: (await cdp.send('CacheStorage.requestCacheNames', { storageKey })).caches.map((c) => c.cacheName),
      // Files of a page's own and service workers show only in what they weigh.
      storage: usageBreakdown.filter(({ usage }) => usage > 0).map(({ storageType }) => storageType),
    };
  }

  stop() {
    return this.cdp.detach();
  }
}
