"""Models of projects."""

from projects.models.catalogues import CatalogueItem, ServiceCatalogue
from projects.models.projects import Project, ProjectItem

__all__ = ["CatalogueItem", "Project", "ProjectItem", "ServiceCatalogue"]
