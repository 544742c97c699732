using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Declaration;

/// <summary>What is found wrong while one network is read.</summary>
internal sealed class ProblemList
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private bool _compilerReports;

    /// <summary>Whether nothing is wrong, so that the network can be emitted.</summary>
    public bool IsEmpty => _diagnostics.Count == 0 && !_compilerReports;

    /// <summary>How many problems there are so far.</summary>
    public int Count => _diagnostics.Count;

    public EquatableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>Whether there is a problem of this kind.</summary>
    public bool Has(Problem problem) => _diagnostics.Any(diagnostic => diagnostic.Id == Descriptors.Of(problem).Id);

    /// <summary>Adds an error.</summary>
    public void Add(Problem problem, Location location, params object[] arguments) => _diagnostics.Add(Descriptors.Create(problem, location, arguments));

    /// <summary>Notes an error that the compiler reports itself: nothing is emitted, and nothing said twice.</summary>
    public void LeaveToCompiler() => _compilerReports = true;
}
