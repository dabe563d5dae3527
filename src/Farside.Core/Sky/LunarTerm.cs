namespace Farside.Core.Sky;

/// <summary>One term of a lunar series: <paramref name="Sine"/>·sin φ and <paramref name="Cosine"/>·cos φ with φ = d·D + m·M + n·M′ + f·F.</summary>
readonly record struct LunarTerm(sbyte D, sbyte M, sbyte N, sbyte F, double Sine, double Cosine);
