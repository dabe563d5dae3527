namespace Farside.Products.Runner;

/// <summary>One archive product that went in.</summary>
/// <param name="Id">The data file's name.</param>
/// <param name="Bytes">Size of the data file.</param>
/// <param name="Sha256">Of the data file, lower-case hexadecimal.</param>
/// <param name="Label">The label's file name; empty where label and data are one file.</param>
public sealed record ProductInput(string Id, long Bytes, string Sha256, string Label, long LabelBytes, string LabelSha256);
