using Farside.Core;

namespace Farside.Processing.Radar;

/// <summary>A step of a radar chain cannot be made out, or cannot be done to this section.</summary>
public sealed class RadarStepException(string step, string found, string expected)
    : FarsideException($"radar step {step}: found {found}; expected {expected}.");
