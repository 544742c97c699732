using Microsoft.CodeAnalysis;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>What reading one network gave.</summary>
/// <param name="Model">The network; <see langword="null"/> if there is an error, the compiler's or one of ours.</param>
/// <param name="Diagnostics">
/// Our errors with real locations, so that pragmas and severities in configuration apply to them. Equal while the file they are in is
/// the same.
/// </param>
internal sealed record ReadResult(NetworkModel? Model, EquatableArray<Diagnostic> Diagnostics);

/// <summary>The same, and where the class is named. Two values, since every edit of the file moves the place, and few the result.</summary>
internal sealed record PlacedResult(ReadResult Result, Location Place);
