namespace Farside.Simulator.Faults;

/// <summary>A fault asked for: <c>name</c>, <c>name:3</c>, <c>name@pcam</c>, <c>name:3@lpr-2b</c>.</summary>
/// <param name="Victims">How many products it shall befall.</param>
/// <param name="Instrument">Only products whose payload field begins so, whatever the case; null: any.</param>
/// <param name="IsOptional">True when asked for as one of <c>all</c>: left out where no product can suffer it.</param>
public sealed record FaultRequest(Fault Fault, int Victims = 1, string? Instrument = null, bool IsOptional = false);
