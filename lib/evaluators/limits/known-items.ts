import type { KnownSettings } from "../settings/text-findings";

/** Items of limits.conf(5). `nofile` can not be above the kernel's fs.nr_open, 1,048,576 unless it was raised. */
export const LIMITS_ITEMS: KnownSettings = {
  core: {}, data: {}, fsize: {}, memlock: {}, nofile: { most: 1_048_576 }, rss: {}, stack: {}, cpu: {}, nproc: {}, as: {}, maxlogins: {}, maxsyslogins: {}, nonewprivs: { most: 1 },
  priority: { least: -20, most: 19 }, locks: {}, sigpending: {}, msgqueue: {}, nice: { least: -20, most: 19 }, rtprio: { most: 99 }, chroot: {},
};
