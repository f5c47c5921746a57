import { describe, expect, it } from "vitest";
import { maskOf } from "@/lib/domain/views";

const WORDS = { ko: "지원자", en: "the candidate" };

describe("a masked name", () => {
  it("is found before a particle, in any case, and in letters taken apart", () => {
    const mask = maskOf(["남궁민재", "민재", "Minjae Kim", "Minjae"], WORDS);
    expect(mask("남궁민재가 말했고 민재는 들었다")).toBe("지원자가 말했고 지원자는 들었다");
    expect(mask("민재의 답".normalize("NFD"))).toBe("지원자의 답");
    expect(mask("minjae kim explained, then MINJAE stopped")).toBe("the candidate explained, then the candidate stopped");
  });

  it("leaves words alone that only begin with it, and takes no name for a pattern", () => {
    expect(maskOf(["An", "솔"], WORDS)("An answer in Korean and 솔직히")).toBe("지원자 answer in Korean and 솔직히");
    expect(maskOf(["A.*"], WORDS)("A.* and Anything")).toBe("the candidate and Anything");
    expect(maskOf([], WORDS)("nothing to hide")).toBe("nothing to hide");
  });
});
