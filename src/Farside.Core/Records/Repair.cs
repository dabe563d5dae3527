namespace Farside.Core.Records;

/// <summary>One departure from the standard that was mended on the way in.</summary>
/// <param name="Rule">The rule's name, kebab-case, e.g. <c>lpr-reference-point-byte-order</c>.</param>
/// <param name="Element">The label element or the file it concerns.</param>
/// <param name="Found">What the label or the data said.</param>
/// <param name="Used">What was used instead.</param>
/// <param name="Source">Who says that this is right.</param>
public sealed record Repair(string Rule, string Element, string Found, string Used, string Source);
