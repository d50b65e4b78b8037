/** Chinese for what this folder declares, by its English. */
export const sceneChinese: Readonly<Record<string, string>> = {
  Scene: "使用场景",
  "Lists what the images of all regions are meant for.": "列出所有地域的镜像各有哪些使用场景。",
  "Lists what the images of a region are meant for.": "列出该地域的镜像各有哪些使用场景。",
  "Only these scenes.": "只查询这些使用场景。",
  "The scenes of this page.": "本页的使用场景。",
  "Id of the scene.": "使用场景 ID。",
};
