// Written so that an old Node can parse it.
var LEAST = [20, 19];

/** Ends the process with one line when this Node is too old for Kkori. */
export function requireNode() {
  var parts = process.versions.node.split(".").map(Number);
  if (parts[0] > LEAST[0] || (parts[0] === LEAST[0] && parts[1] >= LEAST[1])) return;
  console.error(
    "Node.js " + LEAST.join(".") + " 이상이 필요합니다 (지금 " + process.versions.node + "). https://nodejs.org 에서 새 버전을 설치해 주세요. / " +
      "Kkori needs Node.js " + LEAST.join(".") + " or newer (this is " + process.versions.node + "): install it from https://nodejs.org",
  );
  process.exit(1);
}
