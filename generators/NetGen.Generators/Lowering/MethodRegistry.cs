using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Makes methods of kernels and the calls to them. Kernels that are the same but for the places they work on share one method.
/// </summary>
internal sealed class MethodRegistry
{
    private readonly List<MethodPlan> _methods = [];

    public ImmutableArray<MethodPlan> Methods => _methods.ToImmutableArray();

    /// <summary>A call of a method of its own for a kernel, with a parameter for each of its places, named by role.</summary>
    /// <param name="name">What the method is to be called.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="kernel">What it runs.</param>
    /// <param name="suffix">What to add to the name if another method has it; without one, that is an error.</param>
    public CallPlan Call(string name, string summary, Kernel kernel, string suffix = "")
    {
        List<Place> arguments = [];
        List<string> roles = [];
        Kernel general = kernel.MapPlaces(place =>
        {
            int known = roles.IndexOf(place.Role);
            if (known < 0)
            {
                roles.Add(place.Role);
                arguments.Add(place);
            }
            else if (arguments[known] != place)
            {
                throw new InvalidOperationException($"Two places of '{name}' are both its {place.Role}.");
            }

            return new Place(place.Role, place.Role);
        });
        return new CallPlan(Register(name, summary, roles, [general], suffix: suffix), arguments.ToEquatableArray());
    }

    /// <summary>A call of one method for several kernels, with a parameter for each base their places start from.</summary>
    public CallPlan CallTogether(string name, string summary, IReadOnlyList<Kernel> kernels, bool isInlined = false)
    {
        List<string> bases = [];
        foreach (Kernel kernel in kernels)
        {
            kernel.MapPlaces(place =>
            {
                if (!place.InRegisters && !bases.Contains(place.Base))
                {
                    bases.Add(place.Base);
                }

                return place;
            });
        }

        MethodPlan method = Register(name, summary, bases, kernels, isInlined);
        return new CallPlan(method, bases.Select(name => new Place(name, name)).ToEquatableArray());
    }

    private MethodPlan Register(
        string name, string summary, List<string> references, IReadOnlyList<Kernel> kernels, bool isInlined = false, string suffix = "")
    {
        IEnumerable<MethodParameter> parameters = references
            .Select(reference => new MethodParameter(
                reference, reference is PlaceNames.LabelsRole or PlaceNames.Labels or PlaceNames.LengthsRole ? ParameterKind.Integers : ParameterKind.Floats))
            .Concat(kernels
                .SelectMany(kernel => kernel.ScalarOperands)
                .Distinct()
                .Select(scalar => new MethodParameter(scalar, ParameterKind.Scalar)))
            .Concat(kernels.Any(kernel => kernel.ReadsWeights)
                ? [new MethodParameter(PlaceNames.WeightStride, ParameterKind.WeightStride)]
                : Enumerable.Empty<MethodParameter>())
            .Concat(kernels.Any(kernel => kernel.ReadsLengths)
                ? [new MethodParameter(PlaceNames.LengthStride, ParameterKind.LengthStride)]
                : Enumerable.Empty<MethodParameter>())
            .Concat(kernels.Any(kernel => kernel.UsesRows)
                ? [new MethodParameter(PlaceNames.Rows, ParameterKind.Rows)]
                : Enumerable.Empty<MethodParameter>())
            .Concat(kernels.Any(kernel => kernel.IsRandom)
                ? [
                    new MethodParameter(PlaceNames.FirstRow, ParameterKind.FirstRow),
                    new MethodParameter(PlaceNames.Seed, ParameterKind.Seed),
                    new MethodParameter(PlaceNames.Step, ParameterKind.Step),
                ]
                : Enumerable.Empty<MethodParameter>())
            .Concat(kernels.Any(kernel => kernel.IsCut)
                ? [new MethodParameter(PlaceNames.Part, ParameterKind.Part), new MethodParameter(PlaceNames.PartCount, ParameterKind.PartCount)]
                : Enumerable.Empty<MethodParameter>());
        MethodPlan method = new(name, summary, parameters.ToEquatableArray(), kernels.ToEquatableArray(), isInlined);
        MethodPlan? same = _methods.FirstOrDefault(known => known.Parameters == method.Parameters && known.Kernels == method.Kernels);
        if (same is not null)
        {
            return same;
        }

        if (suffix.Length > 0 && _methods.Any(known => known.Name == name))
        {
            method = method with { Name = name + suffix };
        }

        if (_methods.Any(known => known.Name == method.Name))
        {
            throw new InvalidOperationException($"Two different methods are named '{method.Name}'.");
        }

        _methods.Add(method);
        return method;
    }
}
