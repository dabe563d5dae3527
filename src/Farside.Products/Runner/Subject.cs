namespace Farside.Products.Runner;

/// <summary>What a product is about, as a user selects it: <c>PCAM</c>, <c>0067</c>, <c>C</c>; empty where unknown.</summary>
public sealed record Subject(string Instrument = "", string Sequence = "", string Mode = "", string Mission = "");
