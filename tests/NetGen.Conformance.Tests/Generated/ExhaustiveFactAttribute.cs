using System;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A test that takes half an hour, and is run before a release: skipped unless the environment variable <c>NETGEN_EXHAUSTIVE</c> is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExhaustiveFactAttribute : FactAttribute
{
    public ExhaustiveFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_EXHAUSTIVE") != "1")
        {
            Skip = "Run with NETGEN_EXHAUSTIVE=1 only.";
        }
    }
}
