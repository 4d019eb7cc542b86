import { deviceGigabytes } from '../storage/device-memory';
import { usage } from '../storage/files';
import type { Services } from '../store/services';

export const deviceService: Services['device'] = async () => {
  const { used, quota } = await usage();
  return { gigabytes: deviceGigabytes(), freeBytes: used === null || quota === null ? null : Math.max(0, quota - used) };
};
