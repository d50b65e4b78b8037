/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const sceneChinese: Readonly<Record<string, string>> = {
  Scene: "使用场景",
  "Lists the use scenes of the images in all regions.": "列出所有地域的镜像各有哪些使用场景。",
  "Lists the use scenes of the images in a region.": "列出该地域的镜像各有哪些使用场景。",
  "Restricts the list to these scenes.": "只查询这些使用场景。",
  "Scenes on this page.": "本页的使用场景。",
  "Id of the scene.": "使用场景 ID。",
};
