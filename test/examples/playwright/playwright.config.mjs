export default {
  fullyParallel: true,
  workers: 2,
  use: { launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } },
}
